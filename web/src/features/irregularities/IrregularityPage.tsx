import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function IrregularityPage() {
  return <Page title="IrregularityPage">…</Page>;
}
