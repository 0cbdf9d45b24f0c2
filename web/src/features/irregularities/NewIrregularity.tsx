import { Page } from '../../kit/Page';

// TO BE WRITTEN
export default function NewIrregularity() {
  return <Page title="NewIrregularity">…</Page>;
}
