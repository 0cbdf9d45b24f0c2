import { type Schema, unwrap, api, ifMatchHeader } from '../../api/client';
import { type IrregularityDetail, irregularityQuery, IRREGULARITIES_KEY } from './queries';
import { queryClient } from '../../api/queryClient';

export type IrregularityChange = Schema<'ChangeIrregularity'>;

export const updateIrregularity = (
  id: string,
  version: number,
  body: IrregularityChange,
): Promise<IrregularityDetail> =>
  unwrap(api.PATCH('/api/irregularities/{id}', { params: { path: { id } }, body, ...ifMatchHeader(version) }));

/** Puts what the server answered where the page looks, and asks again for what else shows it. */
export async function refreshIrregularity(irregularity: IrregularityDetail): Promise<void> {
  queryClient.setQueryData(irregularityQuery(irregularity.id).queryKey, irregularity);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: IRREGULARITIES_KEY }),
    queryClient.invalidateQueries({ queryKey: ['counts'] }),
  ]);
}
