-- Documents are found by title, symbol and issuer; their passages by what they say, headings first. Furniture of pages says nothing.
call search.index_names('evidence.document', 'document', 'id', 'title', 'symbol', 'issuer');
call search.index_texts('evidence.document', 'document', 'id', 'id', 'language', 'title');
call search.index_texts('evidence.passage', 'passage', 'id', 'edition_id', 'language', 'words', 'kind', 'heading', 'furniture');
