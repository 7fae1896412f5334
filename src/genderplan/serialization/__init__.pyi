# The public names, each from the module that is loaded when the name is first used.
from genderplan.serialization.files import convert_file as convert_file
from genderplan.serialization.files import dump as dump
from genderplan.serialization.files import dumps as dumps
from genderplan.serialization.files import file_schema as file_schema
from genderplan.serialization.files import from_dict as from_dict
from genderplan.serialization.files import load as load
from genderplan.serialization.files import loads as loads
from genderplan.serialization.files import to_dict as to_dict
from genderplan.serialization.tables import Account as Account
from genderplan.serialization.tables import read_account as read_account
from genderplan.serialization.tables import read_table as read_table
from genderplan.serialization.text_files import read_text as read_text
from genderplan.serialization.writing import write_table as write_table
from genderplan.serialization.writing import write_template as write_template
