import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Irregularities() {
  return <Page title="Irregularities">…</Page>;
}
