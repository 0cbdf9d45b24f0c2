import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Offer() {
  return <Page title="Offer">…</Page>;
}
