-- Lists of very many parties walk along their official names in one language.
create index party_name_order on registry.party_name (language, name, party_id) where type = 'official';
