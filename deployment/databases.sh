#!/bin/bash
# Run once by the image of PostgreSQL, when its volume is empty: a user and a database of its own for each service.
set -euo pipefail
for name in $SERVICE_DATABASES; do
  psql -v ON_ERROR_STOP=1 -v name="$name" -v password="$SERVICE_PASSWORD" -U "${POSTGRES_USER:-postgres}" <<'SQL'
create user :"name" password :'password';
create database :"name" owner :"name";
SQL
done
