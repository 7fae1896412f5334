# The public names, each from the module that is loaded when the name is first used.
from genderplan.publishing.plots import Chart as Chart
from genderplan.publishing.plots import plot as plot
from genderplan.publishing.texts import markdown as markdown
from genderplan.publishing.writing import publish as publish
