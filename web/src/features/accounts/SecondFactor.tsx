import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function SecondFactor() {
  return <Page title="SecondFactor">…</Page>;
}
