import { api, ifMatchHeader, unwrap, type Schema } from '../../api/client';
import { queryClient } from '../../api/queryClient';
import { IRREGULARITIES_KEY, irregularityQuery, type IrregularityDetail } from './queries';

export type IrregularityChange = Schema<'UpdateIrregularity'>;

export const updateIrregularity = (
  id: string,
  version: number,
  body: IrregularityChange,
): Promise<IrregularityDetail> =>
  unwrap(api.PATCH('/api/irregularities/{id}', { params: { path: { id } }, body, ...ifMatchHeader(version) }));

/** Shows the response at once and invalidates what else displays it. */
export async function refreshIrregularity(irregularity: IrregularityDetail): Promise<void> {
  queryClient.setQueryData(irregularityQuery(irregularity.id).queryKey, irregularity);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: IRREGULARITIES_KEY }),
    queryClient.invalidateQueries({ queryKey: ['counts'] }),
  ]);
}
