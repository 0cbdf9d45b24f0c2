import { problem } from '../../common/problem.js';

export class CheckInDecided extends problem(
  409,
  'check-in-decided',
  'Somebody has decided about this answer already',
) {}
