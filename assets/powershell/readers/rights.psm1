# Who may sign in through Remote Desktop (h22). Accounts are SIDs; a name follows where Windows gives one.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The accounts of one right from the export: "SeRemoteInteractiveLogonRight = *S-1-5-32-544,name". No line means nobody.
function ConvertFrom-RdpdRightLine {
    param([string[]]$Lines, [string]$Right)
    foreach ($line in $Lines) {
        if ($line -match "^\s*$Right\s*=\s*(.*)$") {
            foreach ($account in ($Matches[1] -split ',')) {
                $bare = $account.Trim().TrimStart('*')
                if ($bare -ne '') { $bare }
            }
        }
    }
}

function Read-RdpdRights {
    $export = Get-RdpdOnce -Body { @{ Lines = @(Get-RdpdUserRights) } }
    Read-RdpdFact -Name 'rights.remoteLogon' -Shape 'list' -Admin -Body {
        ConvertFrom-RdpdRightLine -Lines (Get-RdpdOnceValue -Once $export)['Lines'] -Right 'SeRemoteInteractiveLogonRight'
    }
    Read-RdpdFact -Name 'rights.denyRemoteLogon' -Shape 'list' -Admin -Body {
        ConvertFrom-RdpdRightLine -Lines (Get-RdpdOnceValue -Once $export)['Lines'] -Right 'SeDenyRemoteInteractiveLogonRight'
    }
    Read-RdpdFact -Name 'rights.remoteDesktopUsers' -Shape 'list' -Body { Get-RdpdGroupMembers -Sid 'S-1-5-32-555' }
}

Export-ModuleMember -Function *
