import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Advisers() {
  return <Page title="Advisers">…</Page>;
}
