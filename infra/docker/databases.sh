#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: the key database, and the role that the programs sign in with.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$KLARSYN_APP_PASSWORD" <<'SQL'
CREATE ROLE klarsyn_app LOGIN PASSWORD :'password';
CREATE DATABASE klarsyn_keys;
SQL
