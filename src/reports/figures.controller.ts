import { Controller, Get, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { IrregularityFilter } from '../irregularities/irregularity-query.dto.js';
import { FiguresQuery, FiguresSummary, IrregularityFigures } from './figures.dto.js';
import { FiguresService } from './figures.service.js';

@Controller('api/reports/irregularities')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  /** How many, by one thing; the list under the same filter, `counted=true` and the key of a row shows what is behind it. */
  @Get()
  @Permit('reports.read')
  figuresBy(@Me() me: Principal, @Query() query: FiguresQuery): Promise<IrregularityFigures> {
    return this.figures.figuresBy(me, query);
  }

  /** Four figures of a span, beside those of the same span before. */
  @Get('figures')
  @Permit('reports.read')
  summary(@Me() me: Principal, @Query() filter: IrregularityFilter): Promise<FiguresSummary> {
    return this.figures.summary(me, filter);
  }
}
