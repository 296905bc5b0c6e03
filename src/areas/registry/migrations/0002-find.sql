-- Parties and States are found by all their names, States by their codes too.
call search.index_names('registry.party_name', 'party', 'party_id', 'name');
call search.index_names('registry.party', 'party', 'id', 'id');
call search.index_names('registry.state_name', 'state', 'state_id', 'name');
call search.index_names('registry.state', 'state', 'id', 'id', 'alpha2');
