-- Who a nämnd has decided shall be reminded and told; null where the row's own stand.
ALTER TABLE rm.deadline_policy ADD COLUMN responsible text[], ADD COLUMN escalate_to text[];
