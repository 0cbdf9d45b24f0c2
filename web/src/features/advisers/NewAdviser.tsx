import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function NewAdviser() {
  return <Page title="NewAdviser">…</Page>;
}
