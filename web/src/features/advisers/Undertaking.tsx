import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Undertaking() {
  return <Page title="Undertaking">…</Page>;
}
