import { Controller, Get, Query } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { CacheFor } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
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

  /** Communes by name, canton or postcode. Quelle: Bundesamt für Landestopografie swisstopo; Bundesamt für Statistik (BFS). */
  @Get('communes')
  @Open('places')
  @CacheFor(HOUR)
  @Lists(CommuneView)
  communes(@Query() query: CommuneQuery): Promise<Page<CommuneView>> {
    return this.places.communes(query);
  }
}
