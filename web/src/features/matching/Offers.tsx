import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Offers() {
  return <Page title="Offers">…</Page>;
}
