import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Supply() {
  return <Page title="Supply">…</Page>;
}
