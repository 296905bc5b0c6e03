-- Instruments are found by symbol and title, provisions by symbol, place and title, themes by name.
call search.index_names('mandates.instrument', 'instrument', 'id', 'id');
call search.index_names('mandates.instrument_title', 'instrument', 'instrument_id', 'title');
call search.index_names('mandates.provision', 'provision', 'id', 'id');
call search.index_names('mandates.provision_title', 'provision', 'provision_id', 'title');
call search.index_names('mandates.theme_name', 'theme', 'theme_id', 'name');
