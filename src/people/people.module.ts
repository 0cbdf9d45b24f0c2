import { Module } from '@nestjs/common';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { PersonCreationService } from './person-creation.service.js';
import { TablesOfPeople } from './personal-tables.js';

@Module({
  controllers: [PeopleController],
  providers: [TablesOfPeople, PeopleService, PersonCreationService],
  exports: [PeopleService, PersonCreationService],
})
export class PeopleModule {}
