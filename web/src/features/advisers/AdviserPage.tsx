import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function AdviserPage() {
  return <Page title="AdviserPage">…</Page>;
}
