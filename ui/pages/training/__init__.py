"""The page of training: the year's classes, designed for the task, and the list of all participants."""

from __future__ import annotations

from ui.pages.area import AreaPage
from ui.pages.training.classes import ClassesPage


class TrainingPage(AreaPage):
    """Classes and participants."""

    area = "training"
    lists = {"training_class": ClassesPage}
