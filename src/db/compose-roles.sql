-- For docker-compose.yml: an owner for the schema and a role that may do less for the program.
\getenv app_password PASSERELLE_DB_PASSWORD
\getenv owner_password PASSERELLE_DB_OWNER_PASSWORD
create role passerelle_owner login password :'owner_password';
create role passerelle login password :'app_password';
create database passerelle owner passerelle_owner;
revoke all on database passerelle from public;
grant connect on database passerelle to passerelle;
-- From now on the superuser signs in through the socket in the container only.
alter role postgres password null;
