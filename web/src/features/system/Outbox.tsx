import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Outbox() {
  return <Page title="Outbox">…</Page>;
}
