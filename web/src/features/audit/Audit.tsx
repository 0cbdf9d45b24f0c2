import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Audit() {
  return <Page title="Audit">…</Page>;
}
