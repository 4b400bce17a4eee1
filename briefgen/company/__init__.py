"""scratch"""

from briefgen.company.model import Box, CompanyTemplate, LayoutFit, Purpose, Reference

__all__ = ["Box", "CompanyTemplate", "LayoutFit", "Purpose", "Reference"]
