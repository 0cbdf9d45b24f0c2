import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Accounts() {
  return <Page title="Accounts">…</Page>;
}
