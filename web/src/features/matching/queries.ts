import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** Who waits and who could help, by canton and commune. */
export const supplyOf = queryOptions({ queryKey: ['cases', 'supply'], queryFn: () => answer(api.GET('/api/matching/supply')) });
