import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function CasePage() {
  return <Page title="CasePage">…</Page>;
}
