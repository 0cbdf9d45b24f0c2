import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function NewCase() {
  return <Page title="NewCase">…</Page>;
}
