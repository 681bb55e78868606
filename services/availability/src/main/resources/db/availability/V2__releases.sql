-- An order that was given up is closed for good, whether or not something was reserved for it. RELEASED gave back what
-- it had, CLOSED had nothing; both refuse a reserve that comes later.
alter table reservation add column closed_at timestamp with time zone;
