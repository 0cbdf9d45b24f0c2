import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function Day() {
  return <Page title="Day">…</Page>;
}
