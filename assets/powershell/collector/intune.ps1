# RDP Doctor host collector as a detection script of Intune (Devices, Scripts and remediations): why does Remote Desktop to this PC fail?
#
# It reads what decides most often about Remote Desktop. It writes nothing, changes nothing, asks nothing, downloads nothing and sends
# nothing. The last line it prints has at most 2,048 characters, which is what Intune keeps as the output of the detection.
# It ends by itself, so Intune counts the device as "without issues", whatever was found: it collects, it does not judge. No remediation
# script belongs to it. Settings: run with the logged-on credentials: No; run in 64-bit PowerShell: Yes.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# <functions>

Write-RdpdCollection -Form 'intune' -Limits @{ Seconds = 40; MaxRows = 3; Room = 2000; PartLength = 2048; LineLength = 0; Words = 1000 }
