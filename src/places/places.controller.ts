import { Controller, Get, Param, Query } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { Problems } from '../common/declared-problems.js';
import { CacheFor } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { CantonRulesView } from './cell.dto.js';
import { CantonView, CommuneQuery, CommuneView } from './place.dto.js';
import { PlacesService } from './places.service.js';

const HOUR = 3600;

/** Source of communes and postcodes: Bundesamt für Landestopografie swisstopo; of those that have gone: Bundesamt für Statistik (BFS). */
@Controller('api/places')
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  /** The cantons, each with what it asks for today, its source and the day that was checked. */
  @Get('cantons')
  @Open('places')
  @CacheFor(HOUR)
  @Lists(CantonView)
  cantons(): Promise<Page<CantonView>> {
    return this.places.cantons();
  }

  /** What a canton asks for today, cell by cell: whether anybody has read it, in which article, edition and official text, and on which day. */
  @Get('cantons/:code/rules')
  @Open('places')
  @CacheFor(HOUR)
  @Problems(NotFound)
  rules(@Param('code') code: string): CantonRulesView {
    return this.places.rulesOf(code);
  }

  /** Communes by name, canton or postcode. Quelle: Bundesamt für Landestopografie swisstopo; Bundesamt für Statistik (BFS). */
  @Get('communes')
  @Open('places')
  @CacheFor(HOUR)
  @Lists(CommuneView)
  communes(@Query() query: CommuneQuery): Promise<Page<CommuneView>> {
    return this.places.communes(query);
  }
}
