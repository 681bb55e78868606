-- From when on the order is closed here: what the carrier says after that is kept, and told to nobody.
alter table shipment add column withdrawn_at timestamp with time zone;

-- Written before the outcome is told, unlike the others: from then on nothing of lower rank is told any more.
alter table shipment add column outcome_told boolean not null default false;

update shipment set outcome_told = true where answer <> 'AWAITED';
