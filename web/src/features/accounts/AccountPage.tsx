import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function AccountPage() {
  return <Page title="AccountPage">…</Page>;
}
