import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Inbox() {
  return <Page title="Inbox">…</Page>;
}
