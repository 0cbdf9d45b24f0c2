import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function System() {
  return <Page title="System">…</Page>;
}
