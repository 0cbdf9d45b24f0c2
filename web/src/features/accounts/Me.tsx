import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Me() {
  return <Page title="Me">…</Page>;
}
