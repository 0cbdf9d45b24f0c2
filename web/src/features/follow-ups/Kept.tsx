import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Kept() {
  return <Page title="Kept">…</Page>;
}
