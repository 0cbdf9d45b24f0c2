import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Exports() {
  return <Page title="Exports">…</Page>;
}
