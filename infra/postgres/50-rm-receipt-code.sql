-- F-12: which case a receipt code opens. Only the hash of a code is ever stored, here and in the log; it follows from the
-- event …ReceiptCodeIssued and is rebuilt from it. The key is the hash, so that one code opens one case.
CREATE TABLE rm.receipt_code (
  code_hash text COLLATE "C" PRIMARY KEY,
  case_id uuid NOT NULL,
  category text COLLATE "C" NOT NULL
);
ALTER TABLE rm.receipt_code OWNER TO klarsyn_app;
