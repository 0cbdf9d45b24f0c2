import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Figures() {
  return <Page title="Figures">…</Page>;
}
