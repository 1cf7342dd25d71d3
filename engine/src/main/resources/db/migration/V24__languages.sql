-- The language that customers are written to in, as a BCP 47 tag. NULL: nobody has said, so it is English.
ALTER TABLE customer ADD COLUMN language VARCHAR(35) CHARACTER SET ascii NULL;
