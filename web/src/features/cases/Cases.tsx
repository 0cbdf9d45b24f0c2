import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Cases() {
  return <Page title="Cases">…</Page>;
}
